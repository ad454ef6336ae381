/**
 * Programs that look at an address nobody scanned: previews of links in messages, and crawlers. A person reading in
 * Zalo or Facebook is none: their browsers name the app and not its robot.
 */
const ROBOTS: readonly RegExp[] = [
  /facebookexternalhit|facebookcatalog|facebot|meta-external/i,
  /zalo[ \w/.-]{0,20}(?:bot|crawler|preview|spider)|\bzbot\b/i,
  /\bgoogle(?:bot|other|-inspectiontool|-read-aloud|-extended)|apis-google|adsbot|mediapartners/i,
  /^(?:whatsapp|viber|telegrambot|line-poker|kakaotalk-scrap)/i,
  /skypeuripreview|slack-?bot|discordbot|twitterbot|linkedinbot|pinterestbot|embedly|iframely/i,
  /\bcompatible;[^)]*(?:bot|crawler|spider)|(?:bot|crawler|spider)[\w-]*\/[\d.]+;? \(?\+http/i,
  /^[\w-]*(?:bot|crawler|spider)\b/i,
];

/** What common names are known to be: so many of them, none longer than this, in characters. */
const MOST_KNOWN = 2_000;
const LONGEST_KNOWN = 300;
const known = new Map<string, boolean>();

function isRobotsName(agent: string): boolean {
  const before = known.get(agent);
  if (before !== undefined) return before;
  const found = ROBOTS.some((robot) => robot.test(agent));
  if (known.size >= MOST_KNOWN) known.clear();
  if (agent.length <= LONGEST_KNOWN) known.set(agent, found);
  return found;
}

/** True for a browser's name that is a link preview's or a crawler's, or a page asked for before anybody wants it. */
export function isRobot(agent: string, purpose = ''): boolean {
  return /prefetch|preview/i.test(purpose) || isRobotsName(agent);
}

import { type Day, dayOf } from '#core/day';
import { hostOf, type Origin } from '#core/origin';
import type { Extract, ExtractPart } from '#labels/office/extract';
import { actorName } from '#web/actorName.ts';
import { formatDay, formatInstant } from '#web/dates.ts';
import { citedWords, correctedWords, withdrawnWords } from '#web/ended.ts';
import { changedFields, nameIn } from '#web/eventChange.ts';
import { fill } from '#web/fill.ts';
import { variantWords } from '#web/pages/office/ProductParts.tsx';
import type { ProductShown } from '#web/pages/office/productShown.ts';
import { decisionWords } from '#web/parts/portal/Timeline.tsx';
import { formatNumber } from '#web/refusalText.ts';
import { formatScans } from '#web/scans.ts';
import { eventsText } from '#web/text/events.ts';
import { portalText } from '#web/text/portal.ts';
import { productsText } from '#web/text/products.ts';
import type { Lang } from '#web/text.ts';
import { MOST_EVENTS } from './productLife.ts';

type Section = Extract['sections'][number];
type Text = ReturnType<typeof productsText>;

const dayOrDash = (day: Day | null) => (day === null ? '–' : formatDay(day));

function table(
  heading: string,
  columns: readonly (readonly [label: string, share: number, number?: 'number'])[],
  rows: readonly (readonly string[])[],
  empty: string,
): Section {
  const shaped = columns.map(([label, share, number]) => ({ label, share, number: number !== undefined }));
  const part: ExtractPart = rows.length === 0 ? { note: empty } : { columns: shaped, rows };
  return { heading, parts: [part] };
}

/** Until when it stands; of one that was ended, since when it does not, and its term apart. */
function end(lang: Lang, text: Text, current: ProductShown['current']): [string, string | null][] {
  if (!current) return [];
  const { validTo, withdrawal } = current.recognition;
  const day = formatDay(validTo);
  if (!withdrawal) return [[text.until, day]];
  const cited = citedWords(lang, withdrawal);
  return [
    [text.what.withdraw, `${withdrawnWords(lang, withdrawal)} (${cited})`],
    [text.until, fill(text.termWas, { day })],
  ];
}

function standing(lang: Lang, text: Text, product: ProductShown): Section {
  const { current, producer } = product;
  const star = current ? fill(text.starsCount, { star: String(current.recognition.star) }) : '–';
  const facts: [string, string | null][] = [
    [text.status, `${portalText(lang).status[product.status]} · ${star}`],
    ...end(lang, text, current),
    [text.byDecision, current ? decisionWords(lang, current.decision) : null],
    [
      text.producer,
      producer.name + (producer.nameNow ? ` (${fill(text.nameNow, { name: producer.nameNow })})` : ''),
    ],
    [text.producerThen, current?.producerName ?? null],
    [text.namesBefore, product.namesBefore.map(({ name }) => name).join('; ') || null],
    [text.addressThen, current?.address ?? null],
    [text.addressNow, product.addressNow ?? text.unknown],
  ];
  const told = facts.filter((fact): fact is [string, string] => fact[1] !== null);
  return { heading: fill(text.standingOn, { day: formatDay(product.day) }), parts: [{ facts: told }] };
}

function life(lang: Lang, text: Text, product: ProductShown): Section {
  const rows = product.steps.map(({ day, what, star, decision, validTo, reason, corrected }) => [
    formatDay(day),
    [text.what[what], star === null ? '' : fill(text.starsCount, { star: String(star) })]
      .filter(Boolean)
      .join(' · '),
    [
      decision && decisionWords(lang, decision),
      validTo && `${text.until} ${formatDay(validTo)}`,
      ...corrected.map((one) => correctedWords(lang, one)),
      reason,
    ]
      .filter(Boolean)
      .join(' · '),
  ]);
  const columns = [
    [text.paper.when, 15],
    [text.paper.act, 28],
    [text.decision, 57],
  ] as const;
  return table(text.life, columns, rows, text.lifeEmpty);
}

function certificates(lang: Lang, text: Text, { awards, instant }: ProductShown): Section {
  const rows = awards.map(({ recognition, status, decision, producerName, address, recordedAt }) => [
    decisionWords(lang, decision) +
      (recordedAt !== null && recordedAt > instant
        ? ` (${fill(text.recordedLater, { at: formatInstant(recordedAt) })})`
        : ''),
    fill(text.starsCount, { star: String(recognition.star) }),
    [
      `${formatDay(recognition.validFrom)} – ${formatDay(recognition.validTo)}`,
      recognition.withdrawal && withdrawnWords(lang, recognition.withdrawal),
    ]
      .filter(Boolean)
      .join('; '),
    portalText(lang).status[status],
    [producerName, address].filter(Boolean).join(' · '),
  ]);
  const columns = [
    [text.decision, 32],
    [text.stars, 10],
    [text.when, 22],
    [text.status, 14],
    [text.certified, 28],
  ] as const;
  return table(text.certificates, columns, rows, text.none);
}

function stamps(lang: Lang, text: Text, { batches }: ProductShown): Section {
  const number = (value: number | null) => (value === null ? '–' : formatNumber(lang, value));
  const rows = batches.map(({ name, lot, account, unaccounted }) => [
    `${name} · ${text.lot} ${lot}`,
    ...[account.issued, account.printed, account.spoiled, account.voided].map(number),
    ...[account.recalled, account.handedOut, unaccounted].map(number),
  ]);
  const figures = [
    text.issued,
    text.printed,
    text.spoiled,
    text.voided,
    text.recalledTitle,
    text.handedOut,
    text.left,
  ];
  const columns = [[text.batch, 34], ...figures.map((label) => [label, 11, 'number'] as const)] as const;
  const section = table(text.stamps, columns, rows, text.stampsEmpty);
  return rows.length === 0 ? section : { ...section, parts: [...section.parts, { note: text.leftHint }] };
}

function lots(lang: Lang, text: Text, product: ProductShown): Section {
  const rows = product.lots.map(({ number, quantity, unit, producedOn, expiresOn, openedAt }) => [
    number,
    `${formatNumber(lang, quantity)} ${unit ?? ''}`.trim(),
    ...[dayOrDash(producedOn), dayOrDash(expiresOn), formatInstant(openedAt)],
  ]);
  const labels = [text.lot, text.quantity, text.produced, text.expires, text.opened];
  return table(
    text.lots,
    labels.map((label) => [label, 20] as const),
    rows,
    text.lotsEmpty,
  );
}

function scans(lang: Lang, text: Text, { weeks }: ProductShown): Section {
  const seen = weeks.filter((week) => week.scans > 0);
  const said = seen.map(({ from, scans: count }) =>
    fill(text.scansWeek, { day: formatDay(dayOf(from)), count: formatScans(lang, count) }),
  );
  return { heading: text.scans, parts: [{ note: said.join('; ') || text.scansNone }] };
}

function events(lang: Lang, text: Text, product: ProductShown): Section {
  const names = eventsText(lang);
  const rows = product.events.map(
    ({ at, actorName: actor, verb, noun, nounId, objectName, names: within, before, after }) => [
      formatInstant(at),
      actorName(lang, actor),
      `${nameIn(names.verbs, verb)} ${nameIn(names.nouns, noun)} ${objectName ?? nounId}`,
      changedFields(lang, before, after, { names: within, brief: true })
        .map(
          (one) =>
            `${one.name}: ${one.before === null ? '' : `${one.before} → `}${one.after ?? names.nothing}`,
        )
        .join('; '),
    ],
  );
  const columns = [
    [text.paper.when, 18],
    [text.paper.who, 14],
    [text.paper.act, 24],
    [names.changes, 44],
  ] as const;
  const section = table(text.events, columns, rows, text.eventsEmpty);
  const most = { note: fill(text.eventsMost, { count: String(rows.length) }) };
  return rows.length < MOST_EVENTS ? section : { ...section, parts: [...section.parts, most] };
}

/** A product's life in the words of its printed extract. */
export function extractOf(lang: Lang, origin: Origin, product: ProductShown): Extract {
  const text = productsText(lang);
  const { paper } = text;
  const variants = product.variants.map((one) => [
    variantWords(lang, { isToday: false }, one),
    one.gtin ?? '–',
  ]);
  return {
    head: {
      ...{ parent: paper.dots, office: paper.dots, number: paper.number },
      ...{ country: paper.country, motto: paper.motto, dateLine: paper.dateLine },
    },
    title: paper.title,
    subject: `${product.name} · ${product.producer.name}`,
    stamp: fill(paper.stamp, { host: hostOf(origin), at: formatInstant(product.instant) }),
    instant: product.instant,
    sample: product.sample ? paper.sample : null,
    sections: [
      standing(lang, text, product),
      life(lang, text, product),
      certificates(lang, text, product),
      stamps(lang, text, product),
      lots(lang, text, product),
      table(
        text.variants,
        [
          [text.variant, 60],
          ['GTIN', 40],
        ],
        variants,
        text.variantsEmpty,
      ),
      scans(lang, text, product),
      events(lang, text, product),
    ],
    signers: [
      { title: paper.extractor, hint: paper.extractorHint },
      { title: paper.confirmed, hint: paper.confirmedHint },
    ],
    pageLine: (page, pages) => fill(paper.page, { page: String(page), pages: String(pages) }),
  };
}

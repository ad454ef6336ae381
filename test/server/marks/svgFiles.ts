import { gzipSync } from 'node:zlib';

/** An SVG around some content, 100 × 100 if not said otherwise. */
export function svg(content: string, frame = 'viewBox="0 0 100 100"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${frame}>${content}</svg>`;
}

const DOT = '<circle cx="50" cy="50" r="40"/>';

/** As Inkscape saves a circle. */
const INKSCAPE = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="20mm" height="20mm" viewBox="0 0 20 20"
  version="1.1" id="svg8" inkscape:version="0.92" sodipodi:docname="dau.svg">
  <defs id="defs2" />
  <sodipodi:namedview id="base" pagecolor="#ffffff" inkscape:zoom="5.6"><inkscape:grid type="xygrid" id="g1"/></sodipodi:namedview>
  <metadata id="metadata5"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format><dc:title></dc:title></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" transform="translate(0,-277)" style="display:inline">
    <circle style="opacity:1;fill:#aa8800;fill-opacity:1;stroke:#552200;stroke-width:0.5;stroke-linecap:butt;stroke-linejoin:miter;stroke-miterlimit:4;stroke-dasharray:none;stroke-opacity:1;paint-order:normal;-inkscape-font-specification:sans;font-size:12px" id="path10" cx="10" cy="287" r="8" />
    <path inkscape:connector-curvature="0" style="fill:none;stroke:none;stroke-linejoin:round" d="m 1,278 5,5" id="p2" />
  </g>
</svg>
`;

/** As Illustrator saves one, with the opening it always writes. */
const ILLUSTRATOR = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
	 width="100px" height="50px" viewBox="0 0 100 50" enable-background="new 0 0 100 50" xml:space="preserve">
<g><path fill-rule="evenodd" clip-rule="evenodd" fill="#0B6E4F" d="M10,10c0,0,20-10,40,0s30,20,40,30V45H10V10z M20,20h5v5h-5V20z"/>
<polygon fill="#FFF" points="30,30 40,30 35,40 "/></g>
</svg>`;

/** What is read, as people's programs write it. */
export const HARMLESS = [
  { name: 'one from Inkscape', text: INKSCAPE },
  { name: 'one from Illustrator', text: ILLUSTRATOR },
  { name: 'one that begins with a byte order mark', text: `\ufeff${svg(DOT)}` },
  {
    name: 'one with words about it, in CDATA too',
    text: svg(`<title>Mẫu &amp; <![CDATA[<script>]]></title><desc/>${DOT}`),
  },
  { name: 'one with its size alone', text: svg(DOT, 'width="10cm" height="100mm"') },
  { name: 'one with something off its page', text: svg(`${DOT}<rect x="500" width="9" height="9"/>`) },
  {
    name: 'one of lines alone',
    text: svg(
      '<g stroke="black"><line x1="10" x2="90" y1="5" y2="5"/><polyline fill="none" points="10,20 50,30 90,20"/></g>',
    ),
  },
  {
    name: 'one with rounded corners, turned',
    text: svg(
      '<rect x="30" y="30" width="40" height="40" rx="5" transform="rotate(45 50 50)" fill="currentColor"/>',
    ),
  },
  {
    name: 'one with a broad ring that fills it',
    text: svg('<circle cx="50" cy="50" r="44" fill="none" stroke="teal" stroke-width="12"/>'),
  },
  {
    name: 'one with a line too sharp to have a tip',
    text: svg('<path fill="none" stroke="teal" stroke-width="20" d="M20 45L88 50L20 55"/>'),
  },
  {
    name: 'one with prefixes',
    text: '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:path d="M1 1h5v5z"/></s:svg>',
  },
] as const;

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i || ''};`.repeat(10)}">`).join('')}]>`;

/** What is not, and what is said of it. */
export const HOSTILE: readonly {
  readonly name: string;
  readonly file: string | Uint8Array;
  readonly says: string;
}[] = [
  { name: 'a script', file: svg(`${DOT}<script>alert(1)</script>`), says: 'mark-unsafe: script' },
  {
    name: 'a script in its metadata',
    file: svg(`<metadata><script>alert(1)</script></metadata>${DOT}`),
    says: 'mark-unsafe: script',
  },
  {
    name: 'a script of another language',
    file: svg(`<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>${DOT}`),
    says: 'mark-unsafe: h:script',
  },
  {
    name: 'an act on loading',
    file: svg(DOT, 'viewBox="0 0 100 100" onload="alert(1)"'),
    says: 'mark-unsafe: onload',
  },
  {
    name: 'an act on a shape',
    file: svg('<path d="M0 0h9v9z" onclick="alert(1)"/>'),
    says: 'mark-unsafe: onclick',
  },
  { name: 'a link', file: svg(`<a href="javascript:alert(1)">${DOT}</a>`), says: 'mark-unsafe: a' },
  {
    name: 'a link of old',
    file: svg('<path xlink:href="javascript:alert(1)" d="M0 0h9v9z"/>'),
    says: 'mark-unsafe: xlink:href',
  },
  {
    name: 'a page inside',
    file: svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
    says: 'mark-unsafe: foreignObject',
  },
  {
    name: 'a picture of another place',
    file: svg('<image href="https://example.com/a.png"/>'),
    says: 'mark-unsafe: image',
  },
  { name: 'a use of a use of a use', file: svg('<use href="#a"/>'), says: 'mark-unsafe: use' },
  { name: 'words in some font', file: svg('<text x="10" y="10">MẪU</text>'), says: 'mark-unsafe: text' },
  {
    name: 'a style sheet',
    file: svg(`<style>@import url(//example.com)</style>${DOT}`),
    says: 'mark-unsafe: style',
  },
  {
    name: 'a style sheet by instruction',
    file: `<?xml-stylesheet href="//example.com/a.css"?>${svg(DOT)}`,
    says: 'mark-unsafe: <?xml-stylesheet',
  },
  {
    name: 'a style that fetches',
    file: svg('<path d="M0 0h9v9z" style="fill:url(//example.com/a)"/>'),
    says: 'mark-unsafe: url(//example.com/a)',
  },
  {
    name: 'a style of no name we know',
    file: svg('<path d="M0 0h9v9z" style="behavior:url(x)"/>'),
    says: 'mark-unsafe: style: behavior',
  },
  {
    name: 'a gradient',
    file: svg('<defs><linearGradient id="a"/></defs>'),
    says: 'mark-unsafe: linearGradient',
  },
  { name: 'a shape kept for later', file: svg(`<defs>${DOT}</defs>`), says: 'mark-unsafe: circle' },
  { name: 'a filter', file: svg('<filter id="a"/>'), says: 'mark-unsafe: filter' },
  { name: 'a mask', file: svg('<path mask="url(#a)" d="M0 0h9v9z"/>'), says: 'mark-unsafe: mask: url(#a)' },
  {
    name: 'a movement',
    file: svg('<path d="M0 0h9v9z"><animate attributeName="d"/></path>'),
    says: 'mark-unsafe: animate',
  },
  { name: 'a drawing in the drawing', file: svg('<svg/>'), says: 'mark-unsafe: svg' },
  {
    name: 'half transparence',
    file: svg('<path opacity=".5" d="M0 0h9v9z"/>'),
    says: 'mark-unsafe: opacity: .5',
  },
  {
    name: 'a dashed line',
    file: svg('<path stroke="red" stroke-dasharray="4 2" d="M9 9h9v9z"/>'),
    says: 'mark-unsafe: stroke-dasharray: 4 2',
  },
  {
    name: 'a line stretched unevenly',
    file: svg('<path stroke="red" transform="scale(1 3)" d="M9 9h9v9z"/>'),
    says: 'mark-unsafe: transform + stroke',
  },
  {
    name: 'a picture stretched to its frame',
    file: svg(DOT, 'viewBox="0 0 100 100" preserveAspectRatio="none"'),
    says: 'mark-unsafe: preserveAspectRatio',
  },
  {
    name: 'a length of its surroundings',
    file: svg('<rect width="50%" height="9"/>'),
    says: 'mark-unsafe: 50%',
  },
  {
    name: 'something of another language',
    file: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><math xmlns="http://www.w3.org/1998/Math/MathML"/></svg>`,
    says: 'mark-unsafe: math',
  },
  {
    name: 'a page that says it is one',
    file: '<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>',
    says: 'mark-unsafe: html',
  },
  {
    name: 'a billion laughs',
    file: `${LAUGHS}${svg('<title>&lol9;</title>')}`,
    says: 'mark-unsafe: <!DOCTYPE',
  },
  {
    name: 'a file of the machine',
    file: `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<desc>&x;</desc>')}`,
    says: 'mark-unsafe: <!DOCTYPE',
  },
  {
    name: 'an entity behind an opening of old',
    file: `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY x "y">]>${svg(DOT)}`,
    says: 'mark-unsafe: <!DOCTYPE',
  },
  { name: 'an entity nobody defined', file: svg(`<title>&nbsp;</title>${DOT}`), says: 'mark-unreadable' },
  {
    name: 'elements within elements',
    file: svg(`${'<g>'.repeat(40)}${DOT}${'</g>'.repeat(40)}`),
    says: 'mark-too-large',
  },
  { name: 'thousands of shapes', file: svg('<path d="M1 1h9v9z"/>'.repeat(2001)), says: 'mark-too-large' },
  {
    name: 'thousands of shapes nobody sees',
    file: svg('<path fill="none" d="M1 1h9v9z"/>'.repeat(2001)),
    says: 'mark-too-large',
  },
  {
    name: 'tens of thousands of steps',
    file: svg(`<path d="M1 1${'h1v1'.repeat(10_001)}"/>`),
    says: 'mark-too-large',
  },
  {
    name: 'more bytes than any mark',
    file: svg(`<!--${'x'.repeat(530_000)}-->${DOT}`),
    says: 'mark-too-large',
  },
  { name: 'a ribbon', file: svg('<path d="M0 0h9v9z"/>', 'viewBox="0 0 900 100"'), says: 'mark-too-slim' },
  { name: 'numbers beyond all numbers', file: svg('<path d="M0 0L1e999 1z"/>'), says: 'mark-unreadable' },
  { name: 'numbers beyond all drawings', file: svg('<path d="M0 0L1e12 1z"/>'), says: 'mark-unreadable' },
  { name: 'a number that is none', file: svg('<path d="M0 0LNaN 1z"/>'), says: 'mark-unreadable' },
  { name: 'a path that breaks off', file: svg('<path d="M0 0L5"/>'), says: 'mark-unreadable' },
  { name: 'a curve no SVG has', file: svg('<path d="M0 0R1 1 2 2 3 3"/>'), says: 'mark-unreadable' },
  { name: 'points without partners', file: svg('<polygon points="1 2 3"/>'), says: 'mark-unreadable' },
  { name: 'a frame of nothing', file: svg(DOT, 'viewBox="0 0 0 0"'), says: 'mark-unreadable' },
  { name: 'a frame of no numbers', file: svg(DOT, 'viewBox="0 0 NaN 1"'), says: 'mark-unreadable' },
  { name: 'no frame', file: svg(DOT, ''), says: 'mark-unreadable' },
  { name: 'nothing at all', file: svg(''), says: 'mark-without-ink' },
  { name: 'white air', file: svg('<path fill="none" d="M0 0h9v9z"/>'), says: 'mark-without-ink' },
  { name: 'two marks', file: `${svg(DOT)}${svg(DOT)}`, says: 'mark-unreadable' },
  { name: 'half a mark', file: svg(DOT).slice(0, -4), says: 'mark-unreadable' },
  { name: 'no mark', file: '', says: 'mark-unreadable' },
  {
    name: 'a shape half off its page',
    file: svg('<rect x="60" width="60" height="9"/>'),
    says: 'mark-outside-frame',
  },
  {
    name: 'a line whose width is off its page',
    file: svg('<path stroke="red" stroke-width="8" d="M0 50h100" fill="none"/>'),
    says: 'mark-outside-frame',
  },
  {
    name: 'a line whose corner is',
    file: svg('<path stroke="red" stroke-width="40" d="M20 30L80 50L20 70" fill="none"/>'),
    says: 'mark-outside-frame',
  },
  {
    name: 'a mark in UTF-16',
    file: new Uint8Array(Buffer.from(`\ufeff${svg(DOT)}`, 'utf16le')),
    says: 'mark-unreadable',
  },
  { name: 'a packed mark', file: new Uint8Array(gzipSync(svg(DOT))), says: 'mark-unreadable' },
  { name: 'letters of no alphabet', file: new Uint8Array([0x3c, 0x73, 0xff, 0xfe]), says: 'mark-unreadable' },
];

/** One sheet for every page, in the page itself. No `&`, `<` or double quote: it stands unescaped in the markup. */
const rules = `
:root{color-scheme:light dark;
--bg:#f5f2ea;--card:#fff;--ink:#1b2520;--soft:#55605a;--line:#e3ded1;--link:#0f5a38;--gold:#c98a0b;--hollow:#c9c3b3;
--good:#14603c;--good-bg:#e3f1e8;--notice:#7a4a00;--notice-bg:#fbefd3;--warning:#96370c;--warning-bg:#fde9da;
--danger:#a11616;--danger-bg:#a11616;--neutral:#35495f;--neutral-bg:#e6ebf2}
@media(prefers-color-scheme:dark){:root{
--bg:#121715;--card:#1b2220;--ink:#edf1ee;--soft:#a9b5ae;--line:#303a36;--link:#8fd6ae;--gold:#f0bd4f;--hollow:#56605b;
--good:#8fd6ae;--good-bg:#173226;--notice:#f2c879;--notice-bg:#352a12;--warning:#ffb38a;--warning-bg:#3b2216;
--danger:#ff9c94;--danger-bg:#7c1313;--neutral:#b4c7de;--neutral-bg:#212c39}}
*{box-sizing:border-box;margin:0}
html{font:17px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;background:var(--bg);color:var(--ink);-webkit-text-size-adjust:100%}
body{max-width:34rem;margin:0 auto;padding:0 .8rem 2rem;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.2em}
a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible,select:focus-visible{outline:3px solid var(--link);outline-offset:2px}
header{display:flex;justify-content:space-between;align-items:center;padding:.2rem .2rem .3rem}
header a{display:inline-flex;align-items:center;min-height:2.6rem;font-size:.9rem}
.brand{font-weight:700;font-size:1.05rem;text-decoration:none}
.brand::before{content:'';width:.8rem;height:.8rem;margin-right:.5rem;border-radius:50%;border:.22rem solid var(--gold);background:var(--link)}
.mark{font-size:.75rem;line-height:1.35;text-align:center;padding:.25rem .6rem;margin-bottom:.6rem;border:1px dashed var(--soft);border-radius:.6rem;color:var(--soft)}
.mark b{color:var(--ink);letter-spacing:.03em}
article,section{background:var(--card);border:1px solid var(--line);border-radius:1rem;margin-bottom:.8rem;overflow:hidden}
section,.home{padding:1rem}
section h1{margin-bottom:.5rem}
.home p{margin-top:.4rem}
.icon{width:1.3rem;height:1.3rem;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.banner{display:grid;grid-template-columns:auto 1fr;align-items:center;gap:.6rem .9rem;padding:1rem;background:var(--tint);color:var(--tone)}
.banner .icon{width:2.8rem;height:2.8rem;padding:.5rem;border-radius:50%;background:var(--tone);color:var(--tint)}
.banner p{grid-column:1/-1;color:var(--ink);line-height:1.42}
h1{font-size:1.45rem;line-height:1.2;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1rem;line-height:1.35}
.good{--tone:var(--good);--tint:var(--good-bg)}
.notice{--tone:var(--notice);--tint:var(--notice-bg)}
.warning{--tone:var(--warning);--tint:var(--warning-bg)}
.danger{--tone:var(--danger);--tint:var(--danger-bg)}
.neutral{--tone:var(--neutral);--tint:var(--neutral-bg)}
.banner.danger,.banner.danger p{color:#fff}
.banner.danger .icon{background:#fff;color:#a11616}
.product{padding:.9rem 1rem 1rem}
.product h2{font-size:1.25rem;line-height:1.25;margin:.35rem 0 .15rem}
.product p{line-height:1.4}
.star-line{display:flex;flex-wrap:wrap;align-items:center;gap:.1rem .6rem}
.stars{width:8.2rem;height:1.6rem;flex:none}
.stars path{fill:none;stroke:var(--hollow);stroke-width:1.4;stroke-linejoin:round}
.stars .on{fill:var(--gold);stroke:var(--gold)}
.past .on{fill:var(--hollow);stroke:var(--soft)}
.lot{display:flex;flex-wrap:wrap;gap:.4rem 1.1rem;margin-top:.6rem}
.lot div{padding:0;border:0}
.caution{font-size:.92rem;line-height:1.42;padding:.8rem 1rem;border-top:1px solid var(--line)}
dl div{padding:.55rem 0;border-top:1px solid var(--line)}
dl div:last-child{padding-bottom:0}
section h2{margin-bottom:.55rem}
dt{font-size:.85rem;color:var(--soft)}
dd{margin:0;unicode-bidi:isolate}
.fact{position:relative;padding-left:2.1rem}
.fact .icon{position:absolute;left:.1rem;top:.7rem;color:var(--tone)}
.id{font-variant-numeric:tabular-nums;letter-spacing:.03em;font-size:1.1rem;white-space:nowrap}
section.story h2{margin:0}
.story p{margin-top:.5rem}
.story img{display:block;max-width:100%;height:auto;border-radius:.7rem;margin-top:.6rem}
.story dl{margin-top:.6rem}
footer{text-align:center;font-size:.88rem;color:var(--soft);padding:.4rem}
footer a{display:inline-block;padding:.65rem}
ol{padding-left:1.3rem;margin-bottom:.8rem}
form{margin-top:1rem}
label{font-weight:600}
input,textarea,select{display:block;width:100%;font:inherit;font-size:1.1rem;color:inherit;background:var(--bg);border:1.5px solid var(--soft);border-radius:.7rem;padding:.7rem .8rem;margin:.3rem 0}
button{width:100%;font:inherit;font-weight:700;padding:.8rem;margin-top:.6rem;border:0;border-radius:.7rem;background:var(--link);color:var(--card)}
input[type=checkbox]{width:1.35rem;height:1.35rem;flex:none;margin:.1rem 0 0;accent-color:var(--link)}
input[type=file]{font-size:.95rem}
fieldset{border:0;padding:0;min-width:0;margin:1.1rem 0}
legend{padding:0;font-weight:600}
.field{margin-top:.9rem}
.choice{display:flex;gap:.7rem;padding:.55rem 0;font-weight:400}
.choice .hint{display:block}
.told{white-space:pre-line;margin-top:.5rem}
.ticket{font-size:1.45rem;font-weight:700}
.said{padding:.8rem .9rem;border-radius:.7rem;background:var(--tint);color:var(--ink)}
.said b{color:var(--tone)}
form.ask{margin-top:.8rem}
.ask fieldset{margin:0}
.ask button{background:none;color:var(--link);border:1.5px solid var(--link);padding:.65rem}
p+.said{margin-top:.6rem}
#pin{letter-spacing:.12em;font-variant-numeric:tabular-nums}
.hint{font-size:.88rem;color:var(--soft)}
.wrong{color:var(--danger);font-size:.92rem}
.samples{list-style:none;padding:0;margin-top:.7rem}
.samples li{padding:.5rem 0 .5rem 2.1rem;position:relative;border-top:1px solid var(--line)}
.samples .icon{position:absolute;left:.1rem;top:.62rem;color:var(--soft)}
@media(min-width:40rem){body{padding-top:1.2rem}h1{font-size:1.7rem}.rows div{display:grid;grid-template-columns:11rem 1fr;gap:1rem}}
@media print{body{max-width:none}article,section{break-inside:avoid}}
`;

/** The style of every page; its hash is the only style the content security policy lets through. */
export const sheet = rules.replaceAll('\n', '');

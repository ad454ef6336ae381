import type { ComponentChildren } from 'preact';
import { sheet } from '../styles/sheet.ts';
import { type Lang, textOf } from '../text.ts';
import { FAVICON } from './favicon.ts';

/** What every page knows of where it stands. */
export interface Frame {
  readonly lang: Lang;
  /** The address of this page in the other language, from `?` on. */
  readonly otherLangQuery: string;
  /** A trial system with a trial key and invented data, to be said on every page. */
  readonly trial: boolean;
}

interface ShellProps {
  readonly frame: Frame;
  readonly title: string;
  /** The page shows invented data. */
  readonly sample?: boolean | undefined;
  readonly children: ComponentChildren;
}

function Marks({ frame, sample }: Pick<ShellProps, 'frame' | 'sample'>) {
  const text = textOf(frame.lang);
  if (!frame.trial && !sample) return null;
  return (
    <p class="mark">
      <b>{text.sample}</b>
      {frame.trial && ` · ${text.trial}`}
    </p>
  );
}

/** The whole document around a page: one response, with its style inside and nothing else to fetch. */
export function Shell({ frame, title, sample = false, children }: ShellProps) {
  const text = textOf(frame.lang);
  const other = frame.lang === 'vi' ? 'en' : 'vi';
  return (
    <html lang={frame.lang}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${text.brand}`}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="icon" href={FAVICON} />
        <style>{sheet}</style>
      </head>
      <body>
        <header>
          <a class="brand" href={`/?lang=${frame.lang}`}>
            {text.brand}
          </a>
          <a href={frame.otherLangQuery} lang={other} hreflang={other}>
            {text.otherLanguage}
          </a>
        </header>
        <main>
          <Marks frame={frame} sample={sample} />
          {children}
        </main>
      </body>
    </html>
  );
}

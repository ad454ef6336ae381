import type { ComponentChildren } from 'preact';
import { flashText } from '../../text/flash.ts';
import { portalText } from '../../text/portal.ts';
import { textOf } from '../../text.ts';
import { FAVICON } from '../favicon.ts';
import { FrameContext, type PortalFrame } from './frame.ts';
import { Notice } from './Notice.tsx';

interface PortalShellProps {
  readonly frame: PortalFrame;
  readonly title: string;
  /** What stands beside the title: buttons of what can be done here. */
  readonly actions?: ComponentChildren;
  /** A sentence under the title. */
  readonly lead?: ComponentChildren;
  /** The way back up: the page this one belongs to. */
  readonly up?: { readonly path: string; readonly label: string } | undefined;
  /** The page is in a narrow column: forms and reading. */
  readonly narrow?: boolean;
  /** Islands this page needs besides the common one. */
  readonly islands?: readonly string[];
  readonly sample?: boolean;
  /** More for the head, as a refresh of pages without script. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Head({
  frame,
  title,
  islands,
  head,
}: Pick<PortalShellProps, 'frame' | 'title' | 'islands' | 'head'>) {
  const { assets } = frame;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${title} · ${textOf(frame.lang).brand}`}</title>
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <link rel="icon" href={FAVICON} />
      <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={assets.style} />
      <script type="module" src={assets.script} />
      {islands?.map((name) => (
        <script key={name} type="module" src={assets.islands[name]} />
      ))}
      {head}
    </head>
  );
}

function Who({ frame }: { readonly frame: PortalFrame }) {
  const text = portalText(frame.lang);
  if (!frame.person) return null;
  return (
    <div class="who">
      <a href="/account">
        <b>{frame.person.name}</b>
        <span>{frame.person.roles.map((role) => text.roles[role]).join(', ')}</span>
      </a>
      <form method="post" action="/sign-out">
        <button class="quiet" type="submit">
          {text.signOut}
        </button>
      </form>
    </div>
  );
}

function Ways({ frame }: { readonly frame: PortalFrame }) {
  const { nav } = portalText(frame.lang);
  const links = frame.nav.map(({ name, path, here }) => (
    <li key={name}>
      <a href={path} aria-current={here ? 'page' : undefined}>
        {nav[name]}
      </a>
    </li>
  ));
  if (!frame.person) return null;
  return (
    <nav class="ways" aria-label={nav.label}>
      <details>
        <summary>{nav.menu}</summary>
        <ul>{links}</ul>
        <Who frame={frame} />
      </details>
      <div class="wide">
        <ul>{links}</ul>
        <Who frame={frame} />
      </div>
    </nav>
  );
}

function Heading({ title, actions, lead, up }: Pick<PortalShellProps, 'title' | 'actions' | 'lead' | 'up'>) {
  return (
    <div class="heading">
      {up && (
        <a class="up" href={up.path}>
          ← {up.label}
        </a>
      )}
      <div class="title">
        <h1>{title}</h1>
        {actions && <div class="actions">{actions}</div>}
      </div>
      {lead && <p class="lead">{lead}</p>}
    </div>
  );
}

/** The document around every page of a portal: ways, title, what was just done, and the page itself. */
export function PortalShell(props: PortalShellProps) {
  const { frame, title, sample, narrow, children } = props;
  const [text, common] = [portalText(frame.lang), textOf(frame.lang)];
  const other = frame.lang === 'vi' ? 'en' : 'vi';
  return (
    <FrameContext.Provider value={frame}>
      <html lang={frame.lang}>
        <Head frame={frame} title={title} islands={props.islands ?? []} head={props.head} />
        <body class={frame.person ? 'portal' : 'portal door'}>
          <a class="skip" href="#main">
            {text.skip}
          </a>
          <header class="top">
            <a class="brand" href={frame.nav[0]?.path ?? '/'}>
              {common.brand}
            </a>
            {(frame.trial || sample) && <span class="sample">{text.sample}</span>}
            <a class="tongue" href={frame.otherLangQuery} lang={other} hreflang={other}>
              {common.otherLanguage}
            </a>
          </header>
          <Ways frame={frame} />
          <main id="main" class={narrow ? 'narrow' : undefined} tabIndex={-1}>
            {frame.flash && <Notice tone="good">{flashText(frame.lang)[frame.flash]}</Notice>}
            <Heading title={title} actions={props.actions} lead={props.lead} up={props.up} />
            {children}
          </main>
        </body>
      </html>
    </FrameContext.Provider>
  );
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Permission, Role } from '#core/permission';
import type { FlashName } from '../../text/flash.ts';
import type { Frame } from '../Shell.tsx';
import type { NavName } from './nav.ts';

/** Addresses of the style, the script and the font every portal page loads, named by their content. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
  readonly font: string;
  /** An island's own script, by its name. */
  readonly islands: Readonly<Record<string, string>>;
}

/** Who looks at the page. */
export interface Person {
  readonly name: string;
  readonly roles: readonly Role[];
  /** What this person may do somewhere: a button for anything else is not drawn. */
  readonly may: readonly Permission[];
}

/** What every page of a portal knows of where it stands. */
export interface PortalFrame extends Frame {
  readonly person: Person | null;
  readonly nav: readonly { readonly name: NavName; readonly path: string; readonly here: boolean }[];
  readonly flash: FlashName | null;
  /** A key no other form has: sent twice, the form is carried out once. */
  readonly formKey: string;
  readonly assets: PageAssets;
  /** This page's own path, without its query. */
  readonly path: string;
}

/** The frame of the page around, for parts that need its language or its form key. */
export const FrameContext = createContext<PortalFrame | null>(null);

/** The frame a part stands in; parts of portals stand in a `PortalShell`. */
export function useFrame(): PortalFrame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('a part of a portal outside of a PortalShell');
  return frame;
}

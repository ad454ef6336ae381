import svg from './icons/icon.svg?url';
import small from './icons/icon-192.png?url';
import large from './icons/icon-512.png?url';

// Named by the build, so that the server finds them; no page runs this.
export const ICONS = [svg, small, large];

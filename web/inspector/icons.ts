import svg from './icons/icon.svg?url';
import small from './icons/icon-192.png?url';
import large from './icons/icon-512.png?url';

// No page runs this: an entry of the build, whose export is what makes it keep and name the icons for the server.
export const ICONS = [svg, small, large];

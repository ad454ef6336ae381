/** Drawn in the address itself, so that no second request is made. */
export const FAVICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><circle cx='12' cy='12' r='12' fill='%2314603c'/><path fill='%23f4c95d' d='m12 4 2.4 5.1 5.6.7-4.1 3.9 1 5.6-4.9-2.8-4.9 2.8 1-5.6L4 9.8l5.6-.7z'/></svg>";

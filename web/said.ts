/** A few words, and a sentence or two that say what it means and what to do. */
export interface Said {
  readonly title: string;
  readonly detail: string;
}

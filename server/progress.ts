/** What a long job tells while it runs, and how it is told to stop. */
export interface Progress {
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** Work that comes again by itself, one turn at a time. */
export interface Loop {
  /** Takes no further turn; resolves when the one under way is over. */
  stop(): Promise<void>;
}

/**
 * Takes turns until stopped: at once again where a turn answers `true`, else after a pause. A turn that fails is
 * told, and the next one comes.
 */
export function repeat(
  turn: () => Promise<boolean>,
  pauseMs: number,
  failed: (error: unknown) => void,
): Loop {
  let stopped = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const safely = async () => {
    try {
      return await turn();
    } catch (error) {
      failed(error);
      return false;
    }
  };
  const run = async () => {
    while (!stopped) {
      const more = await safely();
      if (!more && !stopped) await pause();
    }
  };
  const ended = run();
  return {
    stop: () => {
      stopped = true;
      wake();
      return ended;
    },
  };
}

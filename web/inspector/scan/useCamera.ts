import { useEffect, useRef, useState } from 'preact/hooks';
import { type Camera, openCamera } from './camera.ts';
import { openReaders, type ReaderChain } from './reader.ts';

/** What a scanning camera is at. */
export type CameraState = 'off' | 'opening' | 'on' | 'failed';

/** A pause between two pictures, so that the phone stays cool, ms. */
const PAUSE_MS = 90;

let chain: ReaderChain | undefined;

/** The decoders, opened once. */
export function readers(): ReaderChain {
  chain ??= openReaders();
  return chain;
}

function mayOpenAtOnce(): Promise<boolean> {
  const { permissions } = navigator as { readonly permissions?: Permissions };
  const asked = permissions?.query({ name: 'camera' as PermissionName });
  return asked?.then(({ state }) => state === 'granted').catch(() => false) ?? Promise.resolve(false);
}

/** Reads picture after picture until told to stop. */
function readOn(video: HTMLVideoElement, found: (texts: readonly string[]) => void): () => void {
  let isOn = true;
  const look = async () => {
    if (!isOn) return;
    const texts = await readers()
      .read(video)
      .catch(() => []);
    if (isOn && texts.length > 0) found(texts);
    setTimeout(() => void look(), PAUSE_MS);
  };
  void look();
  return () => {
    isOn = false;
  };
}

/** The rear camera into a video, every picture read; off while nobody looks at the page. */
export function useCamera(found: (texts: readonly string[]) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('off');
  const [camera, setCamera] = useState<Camera | null>(null);
  const heard = useRef(found);
  heard.current = found;
  const end = useRef<(() => void) | null>(null);
  const wished = useRef(false);

  const halt = (after: CameraState) => {
    end.current?.();
    end.current = null;
    setCamera(null);
    setState(after);
  };
  const start = async () => {
    wished.current = true;
    if (!video.current || end.current) return;
    setState('opening');
    try {
      const opened = await openCamera(video.current);
      // Left meanwhile: nothing goes on behind the person's back.
      if (!wished.current || !video.current) return opened.stop();
      const rest = readOn(video.current, (texts) => heard.current(texts));
      end.current = () => {
        rest();
        opened.stop();
      };
      setCamera(opened);
      setState('on');
    } catch {
      setState('failed');
    }
  };
  const stop = () => {
    wished.current = false;
    halt('off');
  };

  useEffect(() => {
    // The decoders load while the camera opens.
    readers();
    void mayOpenAtOnce().then((may) => (may ? start() : undefined));
    const look = () => {
      if (document.hidden) halt('off');
      else if (wished.current) void start();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      stop();
    };
  }, []);

  return { video, state, camera, start, stop };
}

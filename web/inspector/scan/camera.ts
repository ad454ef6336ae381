/** What a camera of a phone can do besides, where its browser says so. */
interface Abilities {
  readonly torch?: boolean;
  readonly focusMode?: readonly string[];
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
}

/** How far the camera can zoom. */
export interface Zoom {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The rear camera, on. */
export interface Camera {
  readonly hasTorch: boolean;
  readonly zoom: Zoom | null;
  readonly setTorch: (on: boolean) => Promise<void>;
  readonly setZoom: (factor: number) => Promise<void>;
  readonly stop: () => void;
}

const WISH: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
};

/** What a browser does not know of it leaves alone. */
function ask(track: MediaStreamTrack, wish: object): Promise<void> {
  return track.applyConstraints({ advanced: [wish] } as MediaTrackConstraints).catch(() => {});
}

/** Opens the rear camera into a video, focusing by itself; fails where there is none or it is not allowed. */
export async function openCamera(video: HTMLVideoElement): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia(WISH);
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  try {
    video.srcObject = stream;
    await video.play();
  } catch (error) {
    stop();
    throw error;
  }
  const [track] = stream.getVideoTracks();
  const can = (track?.getCapabilities?.() ?? {}) as Abilities;
  if (track && can.focusMode?.includes('continuous')) void ask(track, { focusMode: 'continuous' });
  return {
    hasTorch: can.torch === true,
    zoom: can.zoom && can.zoom.max > can.zoom.min ? can.zoom : null,
    setTorch: async (torch) => (track ? ask(track, { torch }) : undefined),
    setZoom: async (zoom) => (track ? ask(track, { zoom }) : undefined),
    stop,
  };
}

import { useState } from 'preact/hooks';
import type { InspectorText } from '../../text/inspector.ts';
import type { useCamera } from '../scan/useCamera.ts';
import { Sign } from './Sign.tsx';

interface ViewfinderProps {
  readonly shot: ReturnType<typeof useCamera>;
  readonly text: InspectorText['scan'];
}

function Torch({ shot, text }: ViewfinderProps) {
  const [on, setOn] = useState(false);
  if (!shot.camera?.hasTorch) return null;
  const turn = () => {
    void shot.camera?.setTorch(!on);
    setOn(!on);
  };
  return (
    <button type="button" class="torch" aria-pressed={on} onClick={turn}>
      <Sign name="torch" />
      {on ? text.torchOff : text.torchOn}
    </button>
  );
}

function Zoom({ shot, text }: ViewfinderProps) {
  const zoom = shot.camera?.zoom;
  if (!zoom) return null;
  return (
    <input
      type="range"
      class="zoom"
      aria-label={text.zoom}
      min={zoom.min}
      max={Math.min(zoom.max, 8)}
      step={zoom.step || 0.1}
      defaultValue={String(zoom.min)}
      onInput={({ currentTarget }) => void shot.camera?.setZoom(Number(currentTarget.value))}
    />
  );
}

/** What the camera sees, with a frame to aim by. */
export function Viewfinder({ shot, text }: ViewfinderProps) {
  const said = { off: '', opening: text.starting, on: text.aim, failed: text.noCamera }[shot.state];
  return (
    <div class={`viewfinder ${shot.state}`}>
      <video ref={shot.video} muted playsInline />
      <svg class="corners" viewBox="0 0 100 100" aria-hidden="true">
        <path d="M4 22V8a4 4 0 0 1 4-4h14M78 4h14a4 4 0 0 1 4 4v14M96 78v14a4 4 0 0 1-4 4H78M22 96H8a4 4 0 0 1-4-4V78" />
      </svg>
      <p role="status">{said}</p>
      <Torch shot={shot} text={text} />
      <Zoom shot={shot} text={text} />
    </div>
  );
}

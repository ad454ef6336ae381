import { useEffect, useRef, useState } from 'preact/hooks';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { PhoneApp } from '../phone.ts';
import { useCamera } from '../scan/useCamera.ts';
import { parseSetUpCode, type SetUp } from '../setUp.ts';
import { Viewfinder } from './Viewfinder.tsx';

interface SetUpProps {
  readonly app: PhoneApp;
  /** From the address that opened the app. */
  readonly code: SetUp | undefined;
  /** To be called once it is used. */
  readonly forget: () => void;
}

type Fault = 'used' | 'othersWait' | 'wrongRoot' | 'failed' | 'noCode';

async function carryOut(app: PhoneApp, setUp: SetUp): Promise<Fault | undefined> {
  const { faultOf, provision } = await import('../provision.ts');
  try {
    await provision(app.store, setUp, app.now());
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}

function useSetUp({ app, code, forget }: SetUpProps) {
  const [state, setState] = useState<'rest' | 'work' | Fault>('rest');
  const busy = useRef(false);
  const start = async (setUp: SetUp) => {
    if (busy.current) return;
    busy.current = true;
    setState('work');
    const fault = await carryOut(app, setUp);
    busy.current = false;
    forget();
    setState(fault ?? 'rest');
    if (!fault) await app.recall();
  };
  useEffect(() => {
    if (code) void start(code);
  }, [code]);
  return { state, setState, start };
}

/** A phone the office does not know, or no longer: what to do, and a camera for the code that sets it up. */
export function SetUpScreen(props: SetUpProps) {
  const { app } = props;
  const { setUp: text, scan, revoked } = app.text;
  const { state, setState, start } = useSetUp(props);
  const shot = useCamera((texts) => {
    const found = texts.map((one) => parseSetUpCode(one, location.origin)).find(Boolean);
    if (!found) return setState('noCode');
    shot.stop();
    void start(found);
  });
  const said = state === 'work' ? text.working : state === 'rest' ? '' : text[state];
  const at = app.device?.revokedAt;
  const isOn = shot.state === 'on' || shot.state === 'opening';
  return (
    <main class="set-up">
      {at && (
        <div class="note danger" role="alert">
          <b>{revoked.title}</b>
          <p>{fill(revoked.detail, { instant: formatInstant(at) })}</p>
        </div>
      )}
      <h1>{text.heading}</h1>
      <p>{text.lead}</p>
      <p>{text.steps}</p>
      <p class={state === 'rest' || state === 'work' ? 'said' : 'said wrong'} role="status">
        {said}
      </p>
      <Viewfinder shot={shot} text={scan} />
      <button
        type="button"
        class="main"
        disabled={state === 'work'}
        onClick={() => (isOn ? shot.stop() : void shot.start())}
      >
        {isOn ? scan.stop : text.scan}
      </button>
    </main>
  );
}

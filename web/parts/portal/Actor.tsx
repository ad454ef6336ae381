import { actorName } from '../../actorName.ts';
import { useFrame } from './frame.ts';

/** Who did something, as people say it. */
export function Actor({ name }: { readonly name: string }) {
  return <>{actorName(useFrame().lang, name)}</>;
}

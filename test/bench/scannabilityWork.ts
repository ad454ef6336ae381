import { designNamed } from './scannabilityDesigns.ts';
import { type Arm, tryArm } from './scannabilityTrial.ts';

// One of the processes that scannability.ts shares its arms among.
process.on('message', async (arm: Omit<Arm, 'design'> & { readonly design: string }) => {
  process.send?.(await tryArm({ ...arm, design: designNamed(arm.design) }));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

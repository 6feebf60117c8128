import { components } from './components.ts';
import { layOut } from './layout.ts';
import { pack } from './pack.ts';
import type { Placement } from './placement.ts';
import type { Scene } from './scene.ts';

/** Gives everything in a scene its place. */
export async function place(scene: Scene): Promise<Placement> {
  return pack(await Promise.all(components(scene).map(layOut)));
}

// What a picture of the system is drawn from.
import type { Cloud } from '../../cloud/call.ts';
import type { InterfaceLimits } from '../../state/capacity.ts';
import type { Picture } from '../../state/picture.ts';
import type { Task } from '../../state/shapes.ts';
import type { Store } from '../../state/store.ts';

export interface PictureProps {
  readonly picture: Picture;
  readonly limits: InterfaceLimits;
  /** Both absent where nothing can be done. */
  readonly store?: Store | undefined;
  readonly cloud?: Cloud | undefined;
  readonly select: (task: Task) => void;
}

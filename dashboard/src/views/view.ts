// What a view is.
import type { VNode } from 'preact';
import type { Cloud } from '../cloud/call.ts';
import type { Place } from '../state/place.ts';
import type { Store } from '../state/store.ts';

export interface ViewProps {
  readonly store: Store;
  readonly cloud: Cloud;
}

export interface View {
  /** In the address, behind `#`. */
  readonly id: string;
  readonly title: string;
  readonly show: (props: ViewProps & { readonly place: Place }) => VNode;
}

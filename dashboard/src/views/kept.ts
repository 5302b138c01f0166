// A component that is drawn again only when something that it shows is another object than before.
import { Component, type ComponentType, type VNode } from 'preact';

/** @param show of props which, as far as they are the same, look the same */
export function kept<Props extends object>(show: (props: Props) => VNode | undefined): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return Object.entries(next).some(([name, value]) => !isSame(this.props[name as keyof Props], value));
    }

    override render(props: Readonly<Props>) {
      return show(props);
    }
  };
}

const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item, index) => item === b[index]));

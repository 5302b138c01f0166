import { afterEach, expect, test, vi } from 'vitest';
import { Store } from './store.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a dialog that says late that it was closed leaves the next one open', () => {
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw());
  const store = new Store();
  store.open('keys');
  const keys = store.overlay!;
  store.open('palette');
  store.close(keys);
  expect(store.overlay).toMatchObject({ what: 'palette' });
  store.open('palette');
  const palette = store.overlay!;
  store.close(palette);
  expect(store.overlay).toBeUndefined();
});

// Addresses of places.
import { expect, it } from 'vitest';
import { linkTo, placeOf } from './place.ts';

it('a link leads to the place that it was made of', () => {
  const params = { group: '/ecs/web & more', text: 'a=b?c#d' };
  expect(placeOf(linkTo('logs', params))).toEqual({ view: 'logs', params });
});

it('leaves out what is empty', () => {
  expect(linkTo('logs', { group: '', text: undefined })).toBe('#logs');
  expect(placeOf('')).toEqual({ view: '', params: {} });
});

// Selects the best candidate by the strategies in turn, task after task, without looking at all of them for each task.
// A spread's buckets that hold several instances change together; all else changes with one candidate. So candidates are
// kept by their shared buckets, and within those in a heap.
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import { Heap } from '../../../kernel/heap.ts';
import type { Candidate } from './candidates.ts';

/** The best candidate; undefined when none fits any more. Whoever takes it must `put` it back once it has changed. */
export interface Selection {
  /** @param draw of the strategy `random` */
  take(draw: number): Candidate | undefined;
  put(candidate: Candidate): void;
}

type Rank = (candidate: Candidate, draw: number) => number;

/** @param fits whether a candidate can still be used */
export function selection(
  allowed: readonly Candidate[],
  strategies: readonly PlacementStrategy[],
  fits: (candidate: Candidate) => boolean,
): Selection {
  const ranks = ranking(strategies);
  const isShared = strategies.map(
    ({ type }, at) => type === 'spread' && allowed.some(({ buckets }) => buckets[at]!.instances > 1),
  );
  // A spread that comes after something of a single candidate, and a draw, which is new for each task, need a full look.
  const own = isShared.indexOf(false) < 0 ? strategies.length : isShared.indexOf(false);
  const isSimple = strategies.every(({ type }, at) => type !== 'random' && (at < own || !isShared[at]));
  return isSimple ? byBucket(allowed, ranks, own, fits) : byLook(allowed, ranks, fits);
}

/** For each strategy a number; the lowest is best. */
function ranking(strategies: readonly PlacementStrategy[]): readonly Rank[] {
  return strategies.map(({ type, field = '' }, strategy): Rank => {
    if (type === 'random') return ({ index }, draw) => scatter(draw * 7919 + index);
    if (type === 'binpack') return field.toLowerCase() === 'cpu' ? ({ cpu }) => cpu : ({ memory }) => memory;
    return ({ buckets }) => buckets[strategy]!.peers;
  });
}

/** @param own the first strategy whose rank is of a single candidate; those before it are shared spreads */
function byBucket(
  allowed: readonly Candidate[],
  ranks: readonly Rank[],
  own: number,
  fits: (candidate: Candidate) => boolean,
): Selection {
  const single = ranks.slice(own);
  const classes: { readonly key: readonly unknown[]; readonly heap: Heap<Candidate> }[] = [];
  const classOf = new Map<Candidate, Heap<Candidate>>();
  const byKey = new Map<unknown, typeof classes>();
  for (const candidate of allowed) {
    if (!fits(candidate)) continue;
    const key = candidate.buckets.slice(0, own);
    const alike = byKey.get(key[0]) ?? [];
    let found = alike.find((one) => one.key.every((bucket, at) => bucket === key[at]));
    if (!found) {
      found = { key, heap: new Heap<Candidate>((a, b) => isBetter(a, b, single, 0)) };
      byKey.set(key[0], [...alike, found]);
      classes.push(found);
    }
    found.heap.push(candidate);
    classOf.set(candidate, found.heap);
  }
  return {
    take() {
      let best: Heap<Candidate> | undefined;
      for (const { heap } of classes) {
        if (!heap.first) continue;
        if (!best?.first || isBetter(heap.first, best.first, ranks, 0)) best = heap;
      }
      return best?.pop();
    },
    put(candidate) {
      if (fits(candidate)) classOf.get(candidate)?.push(candidate);
    },
  };
}

function byLook(
  allowed: readonly Candidate[],
  ranks: readonly Rank[],
  fits: (candidate: Candidate) => boolean,
): Selection {
  return {
    take(draw) {
      let best: Candidate | undefined;
      for (const candidate of allowed)
        if (fits(candidate) && (!best || isBetter(candidate, best, ranks, draw))) best = candidate;
      return best;
    },
    put() {},
  };
}

function isBetter(a: Candidate, b: Candidate, ranks: readonly Rank[], draw: number): boolean {
  for (const rank of ranks) {
    const difference = rank(a, draw) - rank(b, draw);
    if (difference !== 0) return difference < 0;
  }
  return a.index < b.index;
}

/** Spreads neighbouring numbers over the whole range (Knuth's multiplicative hash). */
const scatter = (n: number): number => Math.imul(n + 1, 2654435761) >>> 0;

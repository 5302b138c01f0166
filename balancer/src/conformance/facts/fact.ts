// What a row of the conformance table is.

/** A fact, then where it is observed: `<file>: <title of the test, or of its row>`. */
export type Fact = readonly [fact: string, ...observed: readonly [string, ...string[]]];

export interface Part {
  readonly title: string;
  /** Pages of the guide for Application Load Balancers. */
  readonly pages: readonly string[];
  readonly facts: readonly Fact[];
}

/** @param name as in the table: of the balancer's tests, or of the control plane's when it begins with `elbv2/`. */
export function testFile(name: string): string {
  const folder = name.startsWith('elbv2/') ? 'engine/src/aws' : 'balancer/src/conformance';
  return `${folder}/${name}.test.ts`;
}

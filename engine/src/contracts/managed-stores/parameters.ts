// The parameters of a parameter group, as RDS and ElastiCache have them: those that somebody set. The engine knows no defaults.

export type Parameters = Readonly<Record<string, string>>;

interface Given {
  readonly ParameterName?: string | undefined;
  readonly ParameterValue?: string | undefined;
}

export const withParameters = (before: Parameters, given: readonly Given[]): Parameters => ({
  ...before,
  ...Object.fromEntries(
    given.map(({ ParameterName = '', ParameterValue = '' }) => [ParameterName, ParameterValue]),
  ),
});

/** @param named all when absent */
export const withoutParameters = (before: Parameters, named?: readonly Given[]): Parameters =>
  Object.fromEntries(
    Object.entries(before).filter(
      ([name]) => named !== undefined && !named.some(({ ParameterName }) => ParameterName === name),
    ),
  );

/** @param source `user`, or another one, of which there are none */
export const shownParameters = (parameters: Parameters, source: string | undefined) =>
  Object.entries(source === undefined || source === 'user' ? parameters : {}).map(
    ([ParameterName, ParameterValue]) => ({
      ParameterName,
      ParameterValue,
      Source: 'user',
      IsModifiable: true,
    }),
  );

/** Of a template, where numbers and truths are texts, too. */
export const parametersOfTemplate = (given: unknown = {}): Parameters =>
  Object.fromEntries(Object.entries(given as object).map(([name, value]) => [name, String(value)]));

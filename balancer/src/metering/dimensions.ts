/** The names and values that tell a metric from others of its name. */
export type Dimensions = Readonly<Record<string, string>>;

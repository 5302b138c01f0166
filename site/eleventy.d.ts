// What is used of Eleventy, which comes without types. https://www.11ty.dev/docs/config/
declare module '@11ty/eleventy' {
  export interface Configuration {
    setIncludesDirectory(path: string): void;
    setTemplateFormats(formats: string[]): void;
    addPassthroughCopy(paths: Record<string, string>): void;
    setFreezeReservedData(isFrozen: boolean): void;
    amendLibrary(name: string, amend: (library: never) => void): void;
    addTemplate(path: string, text: string, data: object): void;
    addGlobalData(name: string, value: unknown): void;
  }
  export default class Eleventy {
    constructor(input: string, output: string, options: { quietMode: boolean; configPath: string });
    write(): Promise<void>;
  }
}

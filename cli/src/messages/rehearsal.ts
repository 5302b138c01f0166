// What `rehearse` says.

export interface RehearsalFinding {
  readonly what: string;
  readonly holds: boolean;
  readonly evidence?: string;
}

export type RehearsalMessage =
  | {
      readonly code: 'rehearsal-scenario';
      readonly name: string;
      readonly summary: string;
    }
  | {
      readonly code: 'rehearsal-begun';
      readonly scenario: string;
      readonly summary: string;
      /** How many times faster than the machine's the time of the cloud passes. */
      readonly speed: number;
      readonly service: string;
      readonly url: string;
    }
  | {
      readonly code: 'rehearsal-event';
      /** The cloud's time, ISO 8601. */
      readonly at: string;
      /** Of the cloud's time, since the scenario began. */
      readonly afterMs: number;
      readonly source: 'alarm' | 'group' | 'service' | 'deployment' | 'load' | 'fault' | 'scenario';
      readonly text: string;
    }
  | {
      readonly code: 'rehearsal-verdict';
      readonly scenario: string;
      readonly holds: boolean;
      readonly requests: number;
      readonly failed: number;
      readonly findings: readonly RehearsalFinding[];
      /** Where it does not hold: settings that are known to lead to it. */
      readonly causes: readonly string[];
      /** How long it took in the cloud's time, and in the machine's. */
      readonly cloudMs: number;
      readonly tookMs: number;
    };

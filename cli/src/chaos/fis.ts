// FIS's API on an engine, as far as `drydock chaos` needs it. npm's newest client of FIS is older than the others' by two
// years, so the few calls are made here; an engine demands a signature and checks none.
import { UserError } from '../errors/user-error.ts';
import type { ExperimentFacts } from '../messages/faults.ts';

export interface Experiment {
  readonly id: string;
  readonly experimentTemplateId: string;
  readonly state: { readonly status: string; readonly reason: string };
  /** Seconds since 1970. */
  readonly creationTime: number;
  readonly actions?: Readonly<
    Record<
      string,
      {
        readonly actionId: string;
        readonly parameters?: Readonly<Record<string, string>>;
        readonly state: { readonly status: string; readonly reason: string };
      }
    >
  >;
  readonly tags?: Readonly<Record<string, string>>;
}

export class Fis {
  readonly #endpoint: string;
  readonly #region: string;

  constructor({ endpoint, region }: { readonly endpoint: string; readonly region: string }) {
    this.#endpoint = endpoint;
    this.#region = region;
  }

  /** Creates the template and starts an experiment of it, which has the template's description as a tag. */
  async start(template: { readonly description: string }, clientToken: string): Promise<Experiment> {
    const { experimentTemplate } = await this.#call<{ experimentTemplate: { id: string } }>(
      'POST',
      '/experimentTemplates',
      { ...template, clientToken },
    );
    const { experiment } = await this.#call<{ experiment: Experiment }>('POST', '/experiments', {
      clientToken,
      experimentTemplateId: experimentTemplate.id,
      tags: { Name: template.description },
    });
    return experiment;
  }

  async get(id: string): Promise<Experiment> {
    return (await this.#call<{ experiment: Experiment }>('GET', `/experiments/${id}`)).experiment;
  }

  /** Newest first. */
  async list(): Promise<Experiment[]> {
    const { experiments } = await this.#call<{ experiments: Experiment[] }>('GET', '/experiments');
    return [...experiments].sort((a, b) => b.creationTime - a.creationTime);
  }

  async stop(id: string): Promise<Experiment> {
    return (await this.#call<{ experiment: Experiment }>('DELETE', `/experiments/${id}`)).experiment;
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#endpoint}${path}`, {
      method,
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=drydock/20260101/${this.#region}/fis/aws4_request, SignedHeaders=host, Signature=0`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { readonly message?: string };
    if (!response.ok) throw new UserError(answer.message ?? `The engine answered ${response.status}.`);
    return answer;
  }
}

export const isOver = ({ state: { status } }: Experiment): boolean =>
  ['completed', 'stopped', 'failed', 'cancelled'].includes(status);

export const factsOf = ({
  id,
  state,
  actions = {},
  tags = {},
  experimentTemplateId,
}: Experiment): ExperimentFacts => ({
  id,
  description: tags.Name ?? experimentTemplateId,
  ...state,
  actions: Object.entries(actions).map(([name, action]) => ({
    name,
    actionId: action.actionId,
    ...action.state,
    ...(action.parameters?.duration !== undefined && { duration: action.parameters.duration }),
  })),
});

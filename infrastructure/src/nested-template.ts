// One nested stack, one template. Its inputs are parameters and its results are outputs, both named by hand, so that the
// template makes sense without the CDK.
//
// The template's location depends on how it is deployed. For plain CloudFormation it is `TemplateBaseUrl`/<name>.template.json,
// for the CDK's own CLI it is an asset of the bootstrap bucket.
import {
  type CfnCondition,
  type CfnElement,
  CfnOutput,
  CfnParameter,
  type CfnStack,
  Fn,
  NestedStack,
} from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { logicalIdOf } from './logical-id.ts';

export interface NestedTemplateProps {
  /** The template's name without the extension: `network` for network.template.json. */
  readonly template: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Absent where the CDK uploads the template as an asset. */
  readonly templateBaseUrl?: string;
}

/** What a nested stack takes from its caller; the rest of its properties is its own affair. */
export type NestedTemplateInput = Pick<NestedTemplateProps, 'parameters' | 'templateBaseUrl'>;

export abstract class NestedTemplate extends NestedStack {
  readonly template: string;

  constructor(scope: Construct, id: string, props: NestedTemplateProps) {
    super(scope, id, { description: props.description, parameters: { ...props.parameters } });
    this.templateOptions.templateFormatVersion = '2010-09-09';
    this.template = props.template;
    this.stackResource.overrideLogicalId(id);
    if (props.templateBaseUrl !== undefined)
      this.stackResource.templateUrl = Fn.join('/', [
        props.templateBaseUrl,
        `${props.template}.template.json`,
      ]);
  }

  /** The `AWS::CloudFormation::Stack` in the parent. */
  get stackResource(): CfnStack {
    return this.nestedStackResource as CfnStack;
  }

  /** A parameter of this template. Its value, and its default if any, are the root's. */
  protected parameter(name: string, type: string, description: string): CfnParameter {
    return new CfnParameter(this, name, { type, description });
  }

  protected output(name: string, value: string, exportName?: string): CfnOutput {
    // Under its own id, because an output may have the same name as the construct it describes.
    const output = new CfnOutput(this, `${name}Output`, { value, exportName });
    output.overrideLogicalId(name);
    return output;
  }

  /** An output that there is only where the condition holds. */
  protected outputIf(condition: CfnCondition, name: string, value: string): void {
    this.output(name, value).condition = condition;
  }

  /** An output that the service's stack imports as `<root stack>-<name>`. Takes a parameter `SystemName`. */
  protected exported(name: string, value: string): void {
    this.output(name, value, Fn.join('-', [Fn.ref('SystemName'), name]));
  }

  /** An output of this stack, as its parent reads it. */
  outputOf(name: string): string {
    return Fn.getAtt(this.node.id, `Outputs.${name}`).toString();
  }

  protected override allocateLogicalId(element: CfnElement): string {
    return logicalIdOf(element);
  }
}

// https://docs.aws.amazon.com/fis/latest/APIReference/API_ListTargetAccountConfigurations.html and its siblings.
// Experiments in several accounts are refused with their template, so there is never a configuration.
import type { Operation } from '../../../kernel/context.ts';
import { notSimulated, resourceNotFound } from '../faults.ts';
import { requireExperiment, requireTemplate } from '../find.ts';

const missing = (accountId: string | undefined) =>
  resourceNotFound(`target account configuration of ${accountId}`);

export const createTargetAccountConfiguration: Operation<'fis', 'CreateTargetAccountConfiguration'> = (
  input,
  ctx,
) => {
  requireTemplate(ctx, input.experimentTemplateId ?? '');
  throw notSimulated('An experiment in several accounts (a target account configuration)');
};

export const updateTargetAccountConfiguration: Operation<'fis', 'UpdateTargetAccountConfiguration'> = (
  input,
  ctx,
) => {
  requireTemplate(ctx, input.experimentTemplateId ?? '');
  throw missing(input.accountId);
};

export const deleteTargetAccountConfiguration: Operation<'fis', 'DeleteTargetAccountConfiguration'> = (
  input,
  ctx,
) => {
  requireTemplate(ctx, input.experimentTemplateId ?? '');
  throw missing(input.accountId);
};

export const getTargetAccountConfiguration: Operation<'fis', 'GetTargetAccountConfiguration'> = (
  input,
  ctx,
) => {
  requireTemplate(ctx, input.experimentTemplateId ?? '');
  throw missing(input.accountId);
};

export const listTargetAccountConfigurations: Operation<'fis', 'ListTargetAccountConfigurations'> = (
  input,
  ctx,
) => {
  requireTemplate(ctx, input.experimentTemplateId ?? '');
  return { targetAccountConfigurations: [] };
};

export const getExperimentTargetAccountConfiguration: Operation<
  'fis',
  'GetExperimentTargetAccountConfiguration'
> = (input, ctx) => {
  requireExperiment(ctx, input.experimentId ?? '');
  throw missing(input.accountId);
};

export const listExperimentTargetAccountConfigurations: Operation<
  'fis',
  'ListExperimentTargetAccountConfigurations'
> = (input, ctx) => {
  requireExperiment(ctx, input.experimentId ?? '');
  return { targetAccountConfigurations: [] };
};

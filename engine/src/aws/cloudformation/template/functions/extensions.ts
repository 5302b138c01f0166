// Fn::Length and Fn::ToJsonString, which templates have with the transform AWS::LanguageExtensions.
import { templateError } from '../../faults.ts';
import { expressed, type IntrinsicFunction, isKnown, Unknown } from '../value.ts';

const length: IntrinsicFunction = (argument, evaluate) => {
  // The elements of a list may depend on resources; how many they are does not.
  if (Array.isArray(argument)) return (evaluate(argument) as readonly unknown[]).length;
  const value = evaluate(argument);
  if (value instanceof Unknown) return new Unknown({ 'Fn::Length': value.expression });
  if (!Array.isArray(value))
    throw templateError('Fn::Length requires a list, or a function that returns one');
  return value.length;
};

const toJsonString: IntrinsicFunction = (argument, evaluate) => {
  if (typeof argument !== 'object' || argument === null)
    throw templateError('Fn::ToJsonString requires an object or a list');
  const value = evaluate(argument);
  if (!isKnown(value)) return new Unknown({ 'Fn::ToJsonString': expressed(value) });
  return JSON.stringify(expressed(value));
};

export const extensions = { 'Fn::Length': length, 'Fn::ToJsonString': toJsonString };

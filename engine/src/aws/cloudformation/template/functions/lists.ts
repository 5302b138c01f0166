// Functions that take or return a list.
import { templateError } from '../../faults.ts';
import { expressed, type IntrinsicFunction, isKnown, noValue, Unknown, type Value } from '../value.ts';
import { cidrBlocks } from './cidr.ts';
import { pair } from './text.ts';

const select: IntrinsicFunction = (argument, evaluate) => {
  const wrong = () =>
    templateError('Fn::Select requires a list argument with two elements: an integer index and a list');
  const [index, items] = pair(argument, evaluate, wrong);
  if (index instanceof Unknown || items instanceof Unknown) {
    return new Unknown({ 'Fn::Select': [expressed(index), expressed(items)] });
  }
  if (!Array.isArray(items) || !/^\d+$/.test(String(index))) throw wrong();
  const chosen = (items as readonly Value[])[Number(index)];
  if (chosen === undefined || chosen === noValue) {
    throw templateError(`Fn::Select  cannot select nonexistent value at index ${String(index)}`);
  }
  return chosen;
};

const split: IntrinsicFunction = (argument, evaluate) => {
  const wrong = () =>
    templateError(
      'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    );
  const [delimiter, text] = pair(argument, evaluate, wrong);
  if (text instanceof Unknown) return new Unknown({ 'Fn::Split': [expressed(delimiter), text.expression] });
  if (typeof delimiter !== 'string' || typeof text !== 'string') throw wrong();
  return text.split(delimiter);
};

const cidr: IntrinsicFunction = (argument, evaluate) => {
  const wrong = (why: string) => templateError(`Fn::Cidr ${why}`);
  if (!Array.isArray(argument) || argument.length < 2 || argument.length > 3) {
    throw wrong('requires a list of a CIDR block, a count and optionally the number of host bits');
  }
  const values = argument.map(evaluate);
  if (!values.every(isKnown)) return new Unknown({ 'Fn::Cidr': values.map(expressed) });
  const [block, count, hostBits] = values.map(String);
  return cidrBlocks(block!, Number(count), hostBits === undefined ? undefined : Number(hostBits), wrong);
};

export const lists = { 'Fn::Select': select, 'Fn::Split': split, 'Fn::Cidr': cidr };

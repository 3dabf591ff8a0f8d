// Executes a state machine's file as it stands, in a real interpreter of the Amazon States Language. Lines of JSON come in: {"start": name, "input": {…}}
// begins an execution, {"abort": name} aborts one, {"answer": n, …} answers a task. Lines go out: {"task": n, "execution": name, "state": …, "input": {…}}
// asks for a task's result, {"ended": name, "status": …, …} tells an execution's end. Waits between attempts are told and not waited for.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

Promise.withResolvers ??= function () {
  const resolvers = {};
  resolvers.promise = new this((resolve, reject) => Object.assign(resolvers, { resolve, reject }));
  return resolvers;
};
const { StateMachine } = await import('aws-local-stepfunctions');

const definition = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const timeout = definition.TimeoutSeconds * 1000;
delete definition.TimeoutSeconds; // by the tests' clock, which is not this process's

// The interpreter knows no distributed mode: such a map is tried inline, without what belongs to that mode alone.
function inline(map) {
  if (map.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED') {
    map.ItemProcessor.ProcessorConfig = { Mode: 'INLINE' };
    delete map.Label;
  }
}

const tasks = [];
const collect = (states) => Object.entries(states).forEach(([name, state]) => {
  if (state.Type === 'Task') {
    tasks.push(name);
    delete state.TimeoutSeconds;
  }
  if (state.ItemProcessor) {
    inline(state);
    collect(state.ItemProcessor.States);
  }
});
collect(definition.States);
const machine = new StateMachine(definition, { validationOptions: { checkArn: false } });

class TaskError extends Error {
  constructor({ error, cause }) {
    super(cause);
    this.name = error;
  }
}

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const waiting = new Map();
const executions = new Map();
let number = 0;

function ask(execution, state, input) {
  return new Promise((resolve, reject) => {
    number += 1;
    waiting.set(number, { resolve, reject });
    say({ task: number, execution, state, input });
  });
}

async function start(name, input) {
  const handlers = Object.fromEntries(tasks.map((state) => [state, (received) => ask(name, state, received)]));
  const retries = Object.fromEntries(tasks.map((state) => [state, 0]));
  const execution = machine.run(input, {
    overrides: { taskResourceLocalHandlers: handlers, retryIntervalOverrides: retries },
    context: { Execution: { Name: name, Input: input } },
  });
  executions.set(name, execution);
  try {
    say({ ended: name, status: 'SUCCEEDED', output: await execution.result });
  } catch (error) {
    const aborted = error.name === 'ExecutionAbortedError';
    say({ ended: name, status: aborted ? 'ABORTED' : 'FAILED', error: error.message });
  }
}

createInterface({ input: process.stdin }).on('line', (text) => {
  const line = JSON.parse(text);
  if (line.start) start(line.start, line.input);
  else if (line.abort) executions.get(line.abort).abort();
  else if (line.error) waiting.get(line.answer).reject(new TaskError(line));
  else waiting.get(line.answer).resolve(line.output);
});
say({ ready: timeout });

// Solves programmes by HiGHS.
//   node solve.mjs model.mps request.json answer.json    one, and ends
//   node solve.mjs --keep                                one for each line of standard input (the three paths as a JSON list), and ends with it
// The log goes to standard output; the answer is a file, so that nothing else that is printed can be taken for it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

// Said after each programme of a kept process; src/Solvers/KeptProcess.cs waits for it.
const DONE = 'plateau:done';
const FAILED = 'plateau:failed';

let loaded;

async function load() {
  if (Number(process.versions.node.split('.')[0]) < 20) return { unavailable: `Node.js 20 or later is needed; this is ${process.versions.node}.` };
  try {
    const { default: loadHighs } = await import('highs');
    return { highs: await loadHighs({ print: (line) => console.log(line), printErr: (line) => console.log(line) }) };
  } catch (problem) {
    return { unavailable: `The package highs cannot be loaded: ${problem.message}` };
  }
}

async function solve(modelFile, requestFile, began) {
  loaded ??= await load();
  if (loaded.unavailable) return loaded;
  const { highs } = loaded;
  const request = JSON.parse(readFileSync(requestFile, 'utf8'));
  const model = highs.createModel({ format: 'mps', data: readFileSync(modelFile) });
  try {
    // This build of HiGHS has one thread only.
    model.options.set({ mip_rel_gap: request.gap, random_seed: request.seed, small_matrix_value: 1e-12 });
    if (request.start) model.setSolution({ colValue: Float64Array.from(request.start) });
    // Starting the program and reading the model are inside the time that was given.
    model.options.set('time_limit', Math.max(0.01, request.seconds - (performance.now() - began) / 1000));
    model.run();

    const code = model.getModelStatus();
    const status = Object.entries(highs.constants.modelStatus).find(([, value]) => value === code)?.[0] ?? `status ${code}`;
    const feasible = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
    const bound = request.whole ? model.info.get('mip_dual_bound') : null;
    return { status, bound: Number.isFinite(bound) ? bound : null, values: feasible ? Array.from(model.getSolution().colValue) : null };
  } finally {
    model.dispose();
  }
}

async function answer(modelFile, requestFile, answerFile, began) {
  try {
    writeFileSync(answerFile, JSON.stringify(await solve(modelFile, requestFile, began)));
    return true;
  } catch (problem) {
    // The message alone: the stack would quote the whole package.
    console.log(`solve.mjs: ${problem.name}: ${problem.message}`);
    return false;
  }
}

const given = process.argv.slice(2);
if (given[0] === '--keep') {
  for await (const line of createInterface({ input: process.stdin })) {
    const ok = await answer(...JSON.parse(line), performance.now());
    console.log(`\n${ok ? DONE : FAILED}`);
    // Nobody knows what state a broken module is in.
    if (!ok) break;
  }
} else if (!(await answer(...given, 0))) {
  process.exitCode = 1;
}

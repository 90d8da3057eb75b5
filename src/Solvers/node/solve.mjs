// Solves one programme by HiGHS: node solve.mjs model.mps request.json answer.json
// The log goes to standard output; the answer is a file, so that nothing else that is printed can be taken for it.
import { readFileSync, writeFileSync } from 'node:fs';

const [modelFile, requestFile, answerFile] = process.argv.slice(2);

async function solve() {
  if (Number(process.versions.node.split('.')[0]) < 20) return { unavailable: `Node.js 20 or later is needed; this is ${process.versions.node}.` };
  let loadHighs;
  try {
    ({ default: loadHighs } = await import('highs'));
  } catch (problem) {
    return { unavailable: `The package highs cannot be loaded: ${problem.message}` };
  }

  const request = JSON.parse(readFileSync(requestFile, 'utf8'));
  const highs = await loadHighs({ print: (line) => console.log(line), printErr: (line) => console.log(line) });
  const model = highs.createModel({ format: 'mps', data: readFileSync(modelFile) });
  // This build of HiGHS has one thread only.
  model.options.set({ mip_rel_gap: request.gap, random_seed: request.seed, small_matrix_value: 1e-12 });
  if (request.start) model.setSolution({ colValue: Float64Array.from(request.start) });
  // Starting the program and reading the model are inside the time that was given.
  model.options.set('time_limit', Math.max(0.01, request.seconds - performance.now() / 1000));
  model.run();

  const code = model.getModelStatus();
  const status = Object.entries(highs.constants.modelStatus).find(([, value]) => value === code)?.[0] ?? `status ${code}`;
  const feasible = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  const bound = request.whole ? model.info.get('mip_dual_bound') : null;
  return { status, bound: Number.isFinite(bound) ? bound : null, values: feasible ? Array.from(model.getSolution().colValue) : null };
}

try {
  writeFileSync(answerFile, JSON.stringify(await solve()));
} catch (problem) {
  // The message alone: the stack would quote the whole package.
  console.log(`solve.mjs: ${problem.name}: ${problem.message}`);
  process.exitCode = 1;
}

/**
 * The switch of the instrumented sources: `__m(id)` tells whether a mutant is on. While none is, it notes those that are
 * reached. `__m.step()` ends a run that has become endless.
 */
function makeSwitch() {
  const isOn = (id) => {
    if (isOn.active === 0) isOn.reached.add(id);
    return isOn.active === id;
  };
  return Object.assign(isOn, {
    /** The mutant that is on, or 0. */
    active: 0,
    reached: new Set(),
    /** Numbers the runs: each has memoised results of its own. */
    run: 0,
    steps: 0,
    limit: Infinity,
    step() {
      isOn.steps += 1;
      if (isOn.steps > isOn.limit) throw new Error(`mutant ${isOn.active} takes too many steps`);
    },
    /** Begins a run with a mutant on, or with none. */
    begin(id, limit = Infinity) {
      isOn.active = id;
      isOn.limit = limit;
      isOn.steps = 0;
      isOn.run += 1;
    },
  });
}

globalThis.__m ??= makeSwitch();

export const mutantSwitch = globalThis.__m;

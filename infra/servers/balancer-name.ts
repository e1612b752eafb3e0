/** AWS: load balancers and target groups have names of at most 32 letters, digits and hyphens, without one at either end. */
const longest = 32;

/**
 * Returns the name under which a balancer or its pool is known to the cloud. It is stated rather than generated: a generated
 * ending would leave too little room for ours. Throws where the cloud would refuse it.
 */
export function balancerName(name: string): string {
  if (name.length > longest || !/^[a-z](?:[a-z0-9-]*[a-z0-9])?$/.test(name)) {
    throw new RangeError(`Expected a balancer's name of at most ${longest} letters, digits and hyphens, read ${name}.`);
  }
  return name;
}

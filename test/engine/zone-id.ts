/** How the test account's zone ids are written: look-ups and resources must agree. */
export function zoneIdOf(zone: string): string {
  return `id-of-${zone}`;
}

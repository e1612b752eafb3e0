/** A range of IPv4 addresses, `10.10.0.0/16` taken apart. */
export interface AddressBlock {
  /** The first address as a number. */
  readonly first: number;
  readonly prefix: number;
}

/** Returns the block that `text` writes, or `undefined` where it is not a block whose first address ends in zero bits. */
export function parseBlock(text: string): AddressBlock | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [prefix, ...octets] = [match[5], match[1], match[2], match[3], match[4]].map(Number);
  if (prefix === undefined || prefix > 32 || octets.some((octet) => octet > 255)) return undefined;
  const first = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return first % 2 ** (32 - prefix) === 0 ? { first, prefix } : undefined;
}

/** Returns the block as it is written in configuration. */
export function formatBlock(block: AddressBlock): string {
  return `${formatAddress(block.first)}/${block.prefix}`;
}

/** Returns the block of `prefix` that follows `offset` addresses after the start of `block`. */
export function blockWithin(block: AddressBlock, offset: number, prefix: number): AddressBlock {
  const part: AddressBlock = { first: block.first + offset, prefix };
  if (offset < 0 || offset + blockSize(part) > blockSize(block)) {
    throw new RangeError(`Expected a /${prefix} inside ${formatBlock(block)}, read an offset of ${offset} addresses.`);
  }
  return part;
}

/** Returns the address `index` places after the first of the block. */
export function addressWithin(block: AddressBlock, index: number): string {
  if (index < 0 || index >= blockSize(block)) {
    throw new RangeError(`Expected an address inside ${formatBlock(block)}, read number ${index}.`);
  }
  return formatAddress(block.first + index);
}

/** Returns how many addresses the block holds. */
export function blockSize(block: AddressBlock): number {
  return 2 ** (32 - block.prefix);
}

/** Returns whether any address is in both blocks. */
export function overlaps(one: AddressBlock, other: AddressBlock): boolean {
  return one.first < other.first + blockSize(other) && other.first < one.first + blockSize(one);
}

function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
}

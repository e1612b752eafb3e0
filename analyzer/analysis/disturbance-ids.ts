import type { DomainId } from "../model/failure-domain.ts";
import type { NodeId } from "../model/graph.ts";
import type { ProductClass } from "../model/product-class.ts";

/** One kind of product in a place: `database@alicloud/cn-hongkong/cn-hongkong-c`. */
export function narrowedId(of: ProductClass, place: DomainId): DomainId {
  return `${of}@${place}`;
}

/** The place in which one kind of product is lost; `null` for a domain of another form. */
export function placeOfNarrowed(id: DomainId): DomainId | null {
  return /^[a-z-]+@/.test(id) ? id.slice(id.indexOf("@") + 1) : null;
}

/** A whole resource, whatever it is made of. */
export function wholeId(node: NodeId): DomainId {
  return `all-of:${node}`;
}

/** A resource that has more to do than it can. */
export function overloadId(node: NodeId): DomainId {
  return `overload:${node}`;
}

/** A store that is up and wrong, for all of its readers or for those that one wave of its change has reached. */
export function wrongId(node: NodeId, wave: DomainId | null): DomainId {
  const name = wave?.split("#").at(-1);
  return name === undefined ? `wrong:${node}` : `wrong:${node}#${name}`;
}

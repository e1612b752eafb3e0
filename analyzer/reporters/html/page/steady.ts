import type { ComponentType, FunctionComponent, JSX } from "preact";
import { Component, createElement } from "preact";

/**
 * A part of the page that is drawn again only when something that it is given has changed: of thousands a click touches few. Lists
 * count as unchanged when their elements are the same ones in the same order.
 *
 * What it is given must say all: what a function among it would have read meanwhile is not looked at.
 */
export function steady<Given extends object>(part: FunctionComponent<Given>): ComponentType<Given> {
  return class extends Component<Given> {
    override shouldComponentUpdate(next: Readonly<Given>): boolean {
      return !isSame(Object.values(this.props), Object.values(next), isSameValue);
    }
    override render(): JSX.Element {
      return createElement(part, this.props);
    }
  };
}

function isSameValue(one: unknown, other: unknown): boolean {
  return one === other || (Array.isArray(one) && Array.isArray(other) && isSame(one, other, Object.is));
}

function isSame(
  one: readonly unknown[],
  other: readonly unknown[],
  equal: (one: unknown, other: unknown) => boolean,
): boolean {
  return one.length === other.length && one.every((value, index) => equal(value, other[index]));
}

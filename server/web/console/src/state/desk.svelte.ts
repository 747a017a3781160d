// The one store: holds the desk and replaces it whole; components read it and derive.
import { emptyDesk, type Desk } from '../lib/desk';

class DeskStore {
  value = $state.raw<Desk>(emptyDesk());

  set(change: (desk: Desk) => Desk): void {
    this.value = change(this.value);
  }
  clear(): void {
    this.value = emptyDesk();
  }
}

export const desk = new DeskStore();

/** May this person act, or only look? */
export function mayAct(): boolean {
  return desk.value.me?.role === 'agent' || desk.value.me?.role === 'admin';
}
export function isAdmin(): boolean {
  return desk.value.me?.role === 'admin';
}

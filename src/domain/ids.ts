/** Branded ids: a photo's id can't be handed in where a session's is meant. All are random UUIDs. */
type Id<Name extends string> = string & { readonly __id: Name };

export type ClientId = Id<'client'>;
export type CourseId = Id<'course'>;
export type SessionId = Id<'session'>;
export type PhotoId = Id<'photo'>;
export type RoomId = Id<'room'>;
export type ConsentId = Id<'consent'>;
export type ConsentTextId = Id<'consent text'>;
export type SetId = Id<'set'>;

/** A calendar day in the clinic's own time, `YYYY-MM-DD`. */
export type IsoDay = string & { readonly __isoDay: true };

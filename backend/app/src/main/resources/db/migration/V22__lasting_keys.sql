-- Keys of keyed hashes whose source is kept nowhere, so that they cannot be made anew: they stay when the master key they
-- were derived from goes. Sealed, and only written when it does.
create table lasting_key (
  owner   uuid not null,
  purpose text not null,
  sealed  bytea not null,
  primary key (owner, purpose)
);
revoke insert, update, delete on lasting_key from ${app};

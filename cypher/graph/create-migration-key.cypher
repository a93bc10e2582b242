// in: nothing
// out: nothing; migrations are unique by number from now on
CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (migration:Migration) REQUIRE migration.number IS UNIQUE

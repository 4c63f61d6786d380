"""What can keep the store from being used, each told in one sentence."""

from boligblik.language import Language, message


class StoreError(Exception):
    """The store cannot be used; ``sentence`` says why and what to do."""

    message_id = message(
        "The data store cannot be opened; the file may be damaged. "
        "Put back your newest copy of the data folder."
    )

    def sentence(self, language: Language) -> str:
        """Tell the problem and its remedy."""
        return language.text(self.message_id, detail=str(self))


class StoreBusyError(StoreError):
    """Another process holds the file; DuckDB allows one at a time."""

    message_id = message(
        "Another program is using the data store. "
        "Close Boligblik or the other command and try again."
    )


class StoreTooNewError(StoreError):
    """The file was written by another version."""

    message_id = message(
        "The data store was written by another version of Boligblik ({detail}). "
        "Use that version or restore a backup."
    )


class KeyMissingError(StoreError):
    """The pseudonym key is gone or is another store's."""

    message_id = message(
        "The key file {detail} does not belong to this data store. "
        "Put back the right key file from your backup."
    )

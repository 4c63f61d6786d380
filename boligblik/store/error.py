"""What every problem with the store has in common."""

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

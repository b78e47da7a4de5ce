from assembly.core.change import broadcasts
from assembly.live.sockets import hang_up
from assembly.people.events import SignInEnded


@broadcasts(SignInEnded)
def on_sign_in_ended(fact: SignInEnded) -> None:
    hang_up(fact.sign_in_id)

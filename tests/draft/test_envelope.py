"""How a message goes out: addresses and attachments."""

from email.message import EmailMessage

from tonecheck.draft.message import read_message


def mail():
    """Write a message to two people."""
    message = EmailMessage()
    message["From"], message["To"], message["Cc"] = "Tom <t@x.org>", '"Lee, Ana" <a@x.com>', "b@x.com, A@x.com"
    message.set_content("My CV is attached.\n")
    return message


def test_addresses_are_counted_once():
    """To and Cc count, each address once."""
    envelope = read_message(mail().as_bytes()).envelope
    assert (envelope.addresses, envelope.sender, envelope.attached) == (2, "Tom <t@x.org>", False)


def test_attachment_is_seen():
    """A file beside the text is an attachment."""
    message = mail()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="cv.pdf")
    assert read_message(message.as_bytes()).envelope.attached


def test_picture_in_the_text_is_no_attachment():
    """A logo that the HTML shows is not what was promised."""
    message = mail()
    message.add_alternative("<p>My CV is attached.</p>", subtype="html")
    message.get_payload()[1].add_related(b"x", maintype="image", subtype="png", cid="<logo>")
    assert not read_message(message.as_bytes()).envelope.attached
